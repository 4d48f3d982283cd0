import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Source } from '@reticket/results';

const execute = promisify(execFile);

type GitState = Omit<Source, 'packages'>;

const noGit: GitState = { commit: null, parent: null, branch: null, dirty: false, committedAt: null };

/** Commit, first parent, branch and cleanliness of the checkout around a folder; all `null` outside of one. */
export async function gitState(folder: string): Promise<GitState> {
  const git = async (...args: string[]) => (await execute('git', ['-C', folder, ...args])).stdout.trim();
  try {
    const [commit, parents, committedAt] = (await git('show', '-s', '--format=%H%n%P%n%cI', 'HEAD')).split(
      '\n',
    );
    const branch = await git('branch', '--show-current');
    const changes = await git('status', '--porcelain', '--untracked-files=no');
    return {
      commit: commit!,
      parent: parents?.split(' ')[0] || null,
      branch: branch || null,
      dirty: changes !== '',
      committedAt: committedAt || null,
    };
  } catch {
    return noGit;
  }
}

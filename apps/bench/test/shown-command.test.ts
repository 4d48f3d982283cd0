import { describe, expect, it } from 'vitest';
import { shownCommand } from '../src/commands/shown-command.js';

describe('shownCommand', () => {
  it('shows what was typed', () => {
    expect(shownCommand(['grid', '--preset', 'quick', '--seed', '0,1'])).toBe(
      'reticket grid --preset quick --seed 0,1',
    );
  });

  it('shows no folder', () => {
    expect(
      shownCommand([
        'grid',
        '--data-dir',
        '/home/ada/data',
        '--out=/home/ada/run.json',
        '--config',
        '/home/ada/g.json',
      ]),
    ).toBe('reticket grid --data-dir <data-dir> --out <out> --config g.json');
  });

  it('shows the file name of a checkpoint only', () => {
    expect(shownCommand(['grid', '--model', 'resnet18:/home/ada/mine.pth'])).toBe(
      'reticket grid --model resnet18:mine.pth',
    );
    expect(shownCommand(['grid', '--model=squeezenet1_1'])).toBe('reticket grid --model squeezenet1_1');
    expect(
      shownCommand(['speed', '--model', 'resnet18:/home/ada/a.pth,vgg16,resnet50:/home/ada/b.pth']),
    ).toBe('reticket speed --model resnet18:a.pth,vgg16,resnet50:b.pth');
  });
});

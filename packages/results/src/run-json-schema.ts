import { z } from 'zod';
import { runSchema } from './schema/run.js';

/**
 * The JSON Schema (draft 2020-12) of a run, the same as the packaged `schema/run.v1.schema.json`.
 *
 * It holds every structural rule. Three rules cannot be written in it and are checked by `parseRun` only: cell ids are unique,
 * every value's key is in `metrics`, and an empty reliability bin is exactly the one with nulls.
 */
export function runJsonSchema(): Record<string, unknown> {
  return {
    $id: 'urn:reticket:run:v1',
    title: 'Reticket run, schema version 1',
    ...z.toJSONSchema(runSchema, { target: 'draft-2020-12' }),
  };
}

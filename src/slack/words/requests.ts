/** The number of a request, `R-1042`, and of a task, its id. */
import { isId, type TaskId } from '../../domain/ids.ts';
import type { Words } from './combine.ts';

export const requestNumber: Words<{ request: number }> = {
  keys: ['request'],
  read(reader, at) {
    const token = reader.tokens[at];
    if (token?.kind === 'request') return [{ at: at + 1, values: { request: token.number }, missing: false }];
    return reader.lacking(at, { what: 'the number of a request, like R-1042', words: [] });
  },
};

export const taskId: Words<{ task: TaskId }> = {
  keys: ['task'],
  read(reader, at) {
    const word = reader.wordAt(at);
    if (word !== undefined && isId('task', word)) return [{ at: at + 1, values: { task: word }, missing: false }];
    return reader.lacking(at, { what: 'the id of a task', words: [] });
  },
};

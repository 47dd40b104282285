// The list of all Web API methods the local Slack answers.
import { auth } from './auth.ts';
import type { Methods } from './call.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { users } from './users.ts';
import { views } from './views.ts';

export const methods: Methods = { ...auth, ...chat, ...conversations, ...users, ...views };

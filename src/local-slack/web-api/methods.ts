// The list of all Web API methods the local Slack answers.
import { admin } from './admin.ts';
import { auth } from './auth.ts';
import type { Methods } from './call.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { oauth } from './oauth.ts';
import { bookmarks, reactions } from './reactions.ts';
import { usergroups } from './usergroups.ts';
import { users } from './users.ts';
import { views } from './views.ts';

export const methods: Methods = {
  ...admin,
  ...auth,
  ...bookmarks,
  ...chat,
  ...conversations,
  ...files,
  ...oauth,
  ...reactions,
  ...usergroups,
  ...users,
  ...views,
};

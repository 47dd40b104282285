/** All stories that pictures are taken of, in the order of the index. */
import type { Story } from './camera.ts';
import { deciding } from './deciding.ts';
import { firstDay } from './first-day.ts';
import { homes, looking } from './looking.ts';
import { behind, sideBySide, small, tour } from './page.ts';
import { stages } from './stages.ts';

export const stories: readonly Story[] = [sideBySide, firstDay, deciding, stages, homes, looking, tour, behind, small];

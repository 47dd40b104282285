// Tasks that an app works through, each with its state in words.
import type { Block } from '../../../kit.ts';
import { Link } from '../text/Link.tsx';
import { RichParts } from './RichText.tsx';

interface Task {
  task_id: string;
  title: string;
  status: 'pending' | 'in_progress' | 'complete' | 'error';
  details?: { elements: unknown };
  output?: { elements: unknown };
  sources?: { url: string; text?: string }[];
}

const STATES = { pending: 'Waiting', in_progress: 'Under way', complete: 'Done', error: 'Failed' };

export const TaskCard = ({ block }: { block: Block }) => (
  <div className="kit-card">
    <TaskBody task={block as unknown as Task} />
  </div>
);

export function Plan({ block }: { block: Block }) {
  const tasks = Array.isArray(block.tasks) ? (block.tasks as Task[]) : [];
  return (
    <div className="kit-card">
      <strong>{String(block.title)}</strong>
      <ol className="kit-rich-list">
        {tasks.map((task) => (
          <li key={task.task_id}>
            <TaskBody task={task} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const TaskBody = ({ task }: { task: Task }) => (
  <>
    <div>
      {task.title} <span className={`kit-state kit-state-${task.status}`}>{STATES[task.status]}</span>
    </div>
    {task.details && <RichParts parts={task.details.elements} />}
    {task.output && <RichParts parts={task.output.elements} />}
    {task.sources?.map((it) => (
      <div key={it.url}>
        <Link url={it.url}>{it.text ?? it.url}</Link>
      </div>
    ))}
  </>
);

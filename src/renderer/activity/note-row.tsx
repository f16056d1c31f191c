import type { ActivityEntry } from '../../shared/activity.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { timeText } from './formats.ts';

type Note = Extract<ActivityEntry, { kind: 'note' }>;

const icons: Readonly<Record<Note['about'], IconName>> = {
  renewal: 'again',
  network: 'globe',
  sleep: 'moon',
  state: 'activity',
  key: 'key',
};

interface NoteRowProps {
  readonly note: Note;
  readonly columns: number;
}

/** A quiet line between the calls. */
export function NoteRow({ note, columns }: NoteRowProps) {
  return (
    <tbody>
      <tr className="activity-note">
        <td className="activity-time">
          <time dateTime={note.at}>{timeText(Date.parse(note.at))}</time>
        </td>
        <td colSpan={columns - 1}>
          <span>
            <Icon name={icons[note.about]} />
            {note.sentence}
          </span>
        </td>
      </tr>
    </tbody>
  );
}

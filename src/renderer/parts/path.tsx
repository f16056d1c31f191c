import { type CheckMark, Mark } from './check-row.tsx';

export interface PathStop {
  readonly name: string;
  readonly mark: CheckMark;
}

/** The way from here to there, with a mark at whose side it is on. */
export function Path({
  label,
  stops,
}: {
  readonly label: string;
  readonly stops: readonly PathStop[];
}) {
  return (
    <ol className="path" aria-label={label}>
      {stops.map(({ name, mark }) => (
        <li key={name} className="path-stop" data-mark={mark}>
          <Mark mark={mark} />
          <span className="path-name">{name}</span>
        </li>
      ))}
    </ol>
  );
}

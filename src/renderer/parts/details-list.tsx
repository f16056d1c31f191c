import type { ReactNode } from 'react';

export interface Detail {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and values in two pairs of columns; one pair where it is narrow. */
export function DetailsList({
  details,
  id,
}: {
  readonly details: readonly Detail[];
  readonly id?: string;
}) {
  return (
    <dl className="details" id={id}>
      {details.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

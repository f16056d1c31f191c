import { Fragment } from 'react';
import { Icon } from '../parts/icon.tsx';
import { tablesWords } from '../words/tables.ts';
import type { ColumnOfTable, KeyColumn, KeyOrIndex, Structure } from './structure.ts';

/** Keys and indexes, then the columns with the keys that they are in. */
export function TableStructure({ structure }: { readonly structure: Structure }) {
  return (
    <div className="structure">
      <section aria-labelledby="structure-keys">
        <div className="structure-head">
          <h3 id="structure-keys">{tablesWords.keys}</h3>
          <span className="structure-note">{tablesWords.keysNote}</span>
        </div>
        {structure.keys.length === 0 ? (
          <p className="structure-note">{tablesWords.keysNone}</p>
        ) : (
          <Keys keys={structure.keys} />
        )}
      </section>
      <section aria-labelledby="structure-columns">
        <div className="structure-head">
          <h3 id="structure-columns">{tablesWords.columns}</h3>
          <span className="structure-note structure-legend">
            <KeyMark part="hash" /> {tablesWords.hash} <KeyMark part="sort" /> {tablesWords.sort}
          </span>
        </div>
        <Columns columns={structure.columns} />
      </section>
    </div>
  );
}

function Keys({ keys }: { readonly keys: readonly KeyOrIndex[] }) {
  return (
    <ul className="keys">
      {keys.map((key) => (
        <li key={key.name} className="key-row">
          <code>{key.name}</code>
          <span className="key-kind">{key.kind}</span>
          <span className="key-columns">
            {key.hash && <KeyBox column={key.hash} isFirst />}
            {key.hash && key.sort && <Icon name="right" size={14} />}
            {key.sort && <KeyBox column={key.sort} isFirst={false} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function KeyBox({ column, isFirst }: { readonly column: KeyColumn; readonly isFirst: boolean }) {
  return (
    <span className="key-box" data-first={isFirst || undefined}>
      <span className="unseen">{isFirst ? tablesWords.hash : tablesWords.sort} </span>
      <code>{column.name}</code> <span>{column.type}</span>
    </span>
  );
}

function Columns({ columns }: { readonly columns: readonly ColumnOfTable[] }) {
  const { name, type, nullable, keyIn } = tablesWords.column;
  return (
    <table className="columns">
      <thead>
        <tr>
          {[name, type, nullable, keyIn].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.name}>
            <th scope="row">
              <code>{column.name}</code>
            </th>
            <td>{column.type}</td>
            <td>{nullableWord(column.nullable)}</td>
            <td>
              <KeyIn keyIn={column.keyIn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nullableWord(nullable: boolean | null): string {
  if (nullable === null) return '';
  return nullable ? tablesWords.yes : tablesWords.no;
}

function KeyIn({ keyIn }: { readonly keyIn: ColumnOfTable['keyIn'] }) {
  return (
    <span className="key-in">
      {keyIn.map(({ index, role }) => (
        <Fragment key={index}>
          <span className="key-in-one">
            <KeyMark part={role} />
            <span className="unseen">{role === 'hash' ? tablesWords.hash : tablesWords.sort} </span>
            {index}
          </span>
        </Fragment>
      ))}
    </span>
  );
}

function KeyMark({ part }: { readonly part: 'hash' | 'sort' }) {
  return <span className="key-mark" data-part={part} aria-hidden="true" />;
}

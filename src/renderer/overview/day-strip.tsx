import { type CSSProperties, type KeyboardEvent, memo, useState } from 'react';
import type { Strip } from '../../shared/snapshot.ts';
import { Icon } from '../parts/icon.tsx';
import { overviewWords } from '../words/overview.ts';
import { type Bar, quarterText, type Span, type StripShape, stripShape } from './strip-shape.ts';

const { strip: words } = overviewWords;
const WIDE_ENOUGH_FOR_A_WORD = 10;

const walks: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** The last day in quarters of an hour. Arrow keys and the pointer walk it, and it says what was. */
export const DayStrip = memo(function DayStrip({ strip }: { readonly strip: Strip }) {
  const last = strip.quarters.length - 1;
  const [at, setAt] = useState(last);
  const [isWalked, setWalked] = useState(false);
  const shape = stripShape(strip);
  const text = textAt(strip, shape, at);

  function walk(event: KeyboardEvent): void {
    const next = walks[event.key];
    if (!next) return;
    event.preventDefault();
    setWalked(true);
    setAt(next(at, last));
  }

  return (
    <div className="strip">
      <div
        className="strip-plot"
        role="slider"
        tabIndex={0}
        aria-label={words.title}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={text}
        onKeyDown={walk}
        onBlur={() => setWalked(false)}
        onPointerLeave={() => setWalked(false)}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setWalked(true);
          setAt(
            Math.min(
              last,
              Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * (last + 1))),
            ),
          );
        }}
      >
        <Plot shape={shape} />
        {isWalked && (
          <span className="strip-tip" style={{ '--at': (at + 0.5) / (last + 1) } as CSSProperties}>
            {text}
          </span>
        )}
      </div>
      <Hours shape={shape} />
      <UnseenTable strip={strip} shape={shape} />
    </div>
  );
});

function textAt(strip: Strip, shape: StripShape, at: number): string {
  const quarter = strip.quarters[at];
  const bar = shape.bars[at];
  return quarter && bar ? quarterText(quarter, bar.beganAtMs) : '';
}

const Plot = memo(function Plot({ shape }: { readonly shape: StripShape }) {
  const count = shape.bars.length;
  return (
    <>
      {shape.asleep.map((span) => (
        <span key={span.from} className="strip-asleep" style={placeOf(span, count)}>
          {span.count >= WIDE_ENOUGH_FOR_A_WORD && <span>{words.asleep}</span>}
        </span>
      ))}
      <span className="strip-bars">
        {shape.bars.map((bar) => (
          <BarDrawing key={bar.beganAtMs} bar={bar} />
        ))}
      </span>
      {shape.crosses.map((span) => (
        <span key={span.from} className="strip-cross" style={placeOf(span, count)}>
          <Icon name="cross" size={10} />
        </span>
      ))}
    </>
  );
});

function BarDrawing({ bar }: { readonly bar: Bar }) {
  return (
    <span className="strip-quarter" data-foot={bar.foot}>
      {bar.failed > 0 && <i className="bar-failed" style={heightOf(bar.failed)} />}
      {bar.answeredHere > 0 && <i className="bar-here" style={heightOf(bar.answeredHere)} />}
      {bar.calls > 0 && <i className="bar-calls" style={heightOf(bar.calls)} />}
    </span>
  );
}

function heightOf(part: number): CSSProperties {
  return { height: `${part * 100}%` };
}

function placeOf({ from, count }: Span, all: number): CSSProperties {
  return { left: `${(from / all) * 100}%`, width: `${(count / all) * 100}%` };
}

function Hours({ shape }: { readonly shape: StripShape }) {
  return (
    <div className="strip-hours" aria-hidden="true">
      {shape.hours.map(({ at, text, isMajor }) => (
        <span
          key={at}
          data-major={isMajor || undefined}
          data-first={at < 2 || undefined}
          style={{ left: `${(at / shape.bars.length) * 100}%` }}
        >
          {text}
        </span>
      ))}
      <span className="strip-now">{words.now}</span>
    </div>
  );
}

/** The same for screen readers, without the quarters in which nothing was. */
function UnseenTable({ strip, shape }: { readonly strip: Strip; readonly shape: StripShape }) {
  const rows = shape.bars.flatMap((bar, at) => {
    const quarter = strip.quarters[at];
    return quarter && quarter.calls > 0 ? [quarterText(quarter, bar.beganAtMs)] : [];
  });
  return (
    // A table itself cannot be made smaller than what it holds.
    <div className="unseen">
      <table>
        <caption>{words.title}</caption>
        <tbody>
          {rows.map((row) => {
            const [time, ...counts] = row.split(', ');
            return (
              <tr key={row}>
                <th scope="row">{time}</th>
                <td>{counts.join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

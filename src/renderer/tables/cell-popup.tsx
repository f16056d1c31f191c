import { useMemo } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { Button } from '../parts/button.tsx';
import { useCopy } from '../parts/use-copy.ts';
import { partWords } from '../words/parts.ts';
import { tablesWords } from '../words/tables.ts';
import { wholeText } from './cell.ts';
import { type ValueLine, wholeValue } from './value-lines.ts';

interface CellPopupProps {
  readonly column: string;
  readonly value: unknown;
  /** The cell that it hangs from. */
  readonly cell: () => HTMLElement | null;
  readonly onClose: () => void;
}

/** A value whole, with its copy. Escape closes it and leads back to the cell. */
export function CellPopup({ column, value, cell, onClose }: CellPopupProps) {
  const { isCopied, copy } = useCopy(wholeText(value));
  return (
    <Popover
      className="popup cell-popup"
      triggerRef={{ current: cell() }}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom start"
      offset={4}
    >
      <Dialog className="cell-dialog" aria-label={tablesWords.wholeValue(column)}>
        <div className="cell-dialog-head">
          <code>{column}</code>
          <span className="quiet-text">{sizeInWords(value)}</span>
          <Button kind="quiet" isSmall icon={isCopied ? 'tick' : 'copy'} takesFocus onPress={copy}>
            {isCopied ? partWords.copied : copyLabel(value)}
          </Button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section className="cell-dialog-body" tabIndex={0} aria-label={column}>
          {typeof value === 'string' ? (
            <p className="whole-text">{value}</p>
          ) : (
            <Lines value={value} />
          )}
        </section>
      </Dialog>
    </Popover>
  );
}

function Lines({ value }: { readonly value: unknown }) {
  const { lines, isCut } = useMemo(() => wholeValue(value), [value]);
  return (
    <>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one value never move
        <Line key={at} line={line} />
      ))}
      {isCut && <p className="quiet-text">{tablesWords.wholeCut}</p>}
    </>
  );
}

function Line({ line }: { readonly line: ValueLine }) {
  return (
    <div className="whole-line" style={{ paddingInlineStart: `${line.depth * 16}px` }}>
      <span className="whole-label">{line.label}</span>
      {line.tokens.map(({ kind, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of one line never move
        <span key={at} data-token={kind}>
          {text}
        </span>
      ))}
    </div>
  );
}

function sizeInWords(value: unknown): string {
  if (Array.isArray(value)) return tablesWords.listOfItems(value.length);
  if (typeof value === 'string') return tablesWords.textOf(value.length);
  return tablesWords.mapOfKeys(Object.keys(value ?? {}).length);
}

function copyLabel(value: unknown): string {
  return typeof value === 'string' ? tablesWords.copyText : tablesWords.copyJson;
}

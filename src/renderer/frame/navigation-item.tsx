import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Screen } from '../../shared/ipc.ts';
import type { State } from '../../shared/states.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { StateGlyph } from '../parts/state-glyph.tsx';
import { Tip } from '../parts/tip.tsx';
import { go } from '../place.ts';
import { frameWords } from '../words/frame.ts';
import { useIsNarrow } from './use-is-narrow.ts';

interface NavigationItemProps {
  readonly id: Screen;
  readonly icon: IconName | null;
  readonly isShown: boolean;
  /** The one that Tab reaches. */
  readonly isStop: boolean;
  readonly mark: ReactNode;
  readonly above: ReactNode;
  readonly state: State;
}

export function NavigationItem(props: NavigationItemProps) {
  const { id, icon, isShown, state } = props;
  const isNarrow = useIsNarrow();
  const item = (
    <Button
      className="item"
      data-current={isShown || undefined}
      data-item={id}
      onPress={() => go(id)}
      excludeFromTabOrder={!props.isStop}
      {...(isShown ? { 'aria-current': 'page' as const } : {})}
    >
      {icon ? <Icon name={icon} /> : <StateGlyph state={state} size={16} />}
      <span className="item-name">{frameWords.screens[id]}</span>
      {props.mark}
    </Button>
  );
  return (
    <div className="item-place" data-last={id === 'settings' || undefined}>
      {props.above}
      {isNarrow ? (
        <Tip text={frameWords.screens[id]} placement="right">
          {item}
        </Tip>
      ) : (
        item
      )}
    </div>
  );
}

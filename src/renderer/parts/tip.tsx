import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

interface TipProps {
  readonly text: string;
  readonly placement?: 'top' | 'bottom' | 'right';
  readonly children: ReactNode;
}

/** A few words that appear beside what is hovered or focused; without words, nothing does. */
export function Tip({ text, placement = 'bottom', children }: TipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100} isDisabled={text === ''}>
      {children}
      <Tooltip className="tip" placement={placement} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}

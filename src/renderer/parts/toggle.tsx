import { Switch } from 'react-aria-components';

interface ToggleProps {
  /** Said by screen readers; the visible words stand in the row. */
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Something that is on or off, at once. On is ink, not green: green is kept for what is proven. */
export function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <Switch className="toggle" aria-label={label} isSelected={isOn} onChange={onChange}>
      <span className="toggle-track">
        <span className="toggle-thumb" />
      </span>
    </Switch>
  );
}

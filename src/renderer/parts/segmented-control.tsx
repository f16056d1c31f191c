import { Radio, RadioGroup } from 'react-aria-components';

interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all of them seen. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  return (
    <RadioGroup
      className="segments"
      aria-label={props.label}
      orientation="horizontal"
      value={props.value}
      onChange={(value) => {
        const chosen = props.choices.find(({ id }) => id === value);
        if (chosen) props.onChange(chosen.id);
      }}
    >
      {props.choices.map(({ id, label }) => (
        <Radio key={id} className="segment" value={id}>
          {label}
        </Radio>
      ))}
    </RadioGroup>
  );
}

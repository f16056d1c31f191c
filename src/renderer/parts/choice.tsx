import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from './icon.tsx';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of several, unfolding below. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  return (
    <Select
      className="choice"
      aria-label={props.label}
      selectedKey={props.value}
      onSelectionChange={(key) => {
        const chosen = props.choices.find(({ id }) => id === key);
        if (chosen) props.onChange(chosen.id);
      }}
    >
      <Button className="choice-button">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popup" offset={4}>
        <ListBox className="menu">
          {props.choices.map(({ id, label }) => (
            <ListBoxItem key={id} id={id} className="menu-item" textValue={label}>
              {label}
              <Icon name="tick" />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

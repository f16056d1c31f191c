import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

interface MenuButtonProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly run: () => void;
  }[];
}

/** Several things to do, unfolding below. */
export function MenuButton({ label, items, icon }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button className="button" data-kind="plain">
        {icon && <Icon name={icon} />}
        {label}
        <Icon name="down" />
      </Button>
      <Popover className="popup" placement="bottom end" offset={4}>
        <Menu className="menu" onAction={(key) => items.find(({ id }) => id === key)?.run()}>
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} className="menu-item">
              {item.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

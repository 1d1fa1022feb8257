import type { ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import './fields.css';

/** A button that opens a short list of things to do. */
export function MenuButton({
  children,
  items,
}: {
  children: ReactNode;
  items: readonly { id: string; title: string; run: () => void }[];
}): ReactNode {
  return (
    <MenuTrigger>
      <AriaButton className="menu-button">
        {children}
        <svg className="select-arrow" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 6l5 5 5-5" />
        </svg>
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" items={items} onAction={(id) => items.find((item) => item.id === id)?.run()}>
          {(item) => (
            <MenuItem id={item.id} className="menu-item">
              {item.title}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';

interface TabbedProps {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: string;
    readonly label: string;
    readonly content: ReactNode;
  }[];
  readonly chosen?: string;
  readonly onChoose?: (id: string) => void;
}

/** Pages behind one another, chosen by arrow keys or a click. */
export function Tabbed({ label, tabs, chosen, onChoose }: TabbedProps) {
  return (
    <Tabs
      className="tabs"
      {...(chosen === undefined ? {} : { selectedKey: chosen })}
      {...(onChoose ? { onSelectionChange: (key) => onChoose(String(key)) } : {})}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </Tabs>
  );
}

import type { ScreenProps } from '../frame/screen-props.ts';
import { Page } from '../parts/page.tsx';

export function SetupScreen(_props: ScreenProps) {
  return <Page title="Paste what the portal gave you">{null}</Page>;
}

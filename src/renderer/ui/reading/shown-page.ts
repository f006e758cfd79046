import type { PageText } from './page-text';

/** The article's text as it stands on the page. */
export interface ShownPage {
  /** The article it is of. */
  readonly of: number;
  readonly root: HTMLElement;
  readonly title: PageText;
  readonly body: PageText;
}

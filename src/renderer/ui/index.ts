/** The window: its desk, and what draws it. */
export { App } from './shell/App';
export { createDesk } from './state/desk';

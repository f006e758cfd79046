/** The door for clients of a library that another process has open: needs nothing of what opens one. */
export { connectToOwner } from './connect-to-owner';
export { createControlClient, type ControlClient } from './control-client';

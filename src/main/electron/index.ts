/** The desktop app, and the only folder that imports electron. */
export { startElectron } from './start-electron';

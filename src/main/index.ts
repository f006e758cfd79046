/** Electron's root. */
import { failureWords } from './command-line';
import { startElectron } from './electron';
import { findInstallPaths } from './install-paths';
import { openLog } from './open-log';

startElectron({ ...findInstallPaths(), failureWords, openLog });

export { localFiles } from './local-files.js'
export { STORING_THREADS } from './storing-threads.js'

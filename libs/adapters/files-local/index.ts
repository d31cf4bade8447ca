export { localFiles, type LocalFiles, type LocalFilesOptions } from './local-files.js'
export type { StoringThreads } from './storing-threads.js'

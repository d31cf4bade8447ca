export { localFiles, type LocalFiles, type LocalFilesOptions } from './local-files.js'
export { STORING_THREADS, type StoringThreads } from './storing-threads.js'

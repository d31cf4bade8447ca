/**
 * Up to so many bytes of the file are read where the system keeps them, without a copy of their own: a question that goes
 * through a city's rows takes half the time. The file is disposable; the log is not read so.
 */
export const MAPPED = 'PRAGMA mmap_size = 2000000000'

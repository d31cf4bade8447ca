import { keeping } from './lists/keeping.js'
import { rebuilding } from './lists/rebuilding.js'
import { voiding } from './lists/voiding.js'
import type { ListPromises } from './lists/shelf.js'

export type { ListPromises, OpenShelf, Shelf } from './lists/shelf.js'

/**
 * What lists promise wherever they are kept (design §3, effects): facts count once, rows and checkpoint stand or fall
 * together, and lists built anew equal the live ones, and what was voided counts in no row. An adapter is done when all of it holds.
 */
export const listsContract: ListPromises = { ...keeping, ...voiding, ...rebuilding }

import { digests } from './access-log/digests.js'
import { noting } from './access-log/noting.js'
import type { Promises } from './access-log/opened.js'

export { asked, type OpenAccessLog, type OpenedAccessLog, type Promises } from './access-log/opened.js'

/** What every access log promises, wherever its lines are kept. */
export const accessLogContract: Promises = { ...noting, ...digests }

import { sharpPictures } from '@huiyin/pictures-sharp'
import type { HostedContext } from '@huiyin/process-host/hosting'
import type { ListQueries } from '@huiyin/read-model'
import type { EntryRow } from '../projections/entries.js'
import { rectificationAnswers } from './answers.js'
import { openEntries, runningEntries } from './running-entries.js'
import { bindRectification, rectification } from './service.js'

/** Rectification as a process of its own hosts it. */
export const hostedRectification: HostedContext = {
  ...rectification,
  name: rectification.context,
  bind: ({ store, clock, countingOf, copies, vault, files, lists, listsCaughtUp }) => {
    const own = lists.query as ListQueries<{ readonly entries: EntryRow }>
    const running = runningEntries(own, listsCaughtUp)
    return bindRectification({
      ...{ store, clock, countingOf, copies, vault, files, pictures: sharpPictures(), running },
      open: openEntries(own, listsCaughtUp),
    })
  },
  answers: rectificationAnswers,
}

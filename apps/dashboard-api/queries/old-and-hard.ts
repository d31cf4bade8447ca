import { sql } from '@huiyin/read-model'
import { campaignLimit } from './campaign-limit.js'

/** What is answered, or was never taken on, is not old and hard any more. */
const SOLVED = sql`('replied', 'declined', 'withdrawn')`

/**
 * R8: reported so many times, coordinated so many times, and still not solved (S1-32); how many is the campaign's. What
 * is counted are the item's reports (fewer than any campaign asks for are passed by in an index), and over all its entries
 * how often other units were brought in.
 */
export const oldAndHard = () => sql<boolean>`(
  items.reports >= (select min(campaigns.old_and_hard_reports) from campaigns)
  and items.state not in ${SOLVED} and items.reports >= ${campaignLimit('old_and_hard_reports')} and (
    select coalesce(sum(entries.coordinations), 0) from entries where entries.item_id = items.item_id
  ) >= ${campaignLimit('old_and_hard_coordinations')}
)`

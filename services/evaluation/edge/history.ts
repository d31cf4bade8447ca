import { tellStreams, type HistorySources, type TellItem } from '@huiyin/read-model'
import { ratingEvents } from '../domain/rating/events.js'
import { ratings, type RatingRow } from '../projections/ratings.js'

/** Tells what was said of the replies to an item's reports. */
export const evaluationHistory =
  ({ store, lists, settle }: HistorySources<{ readonly ratings: RatingRow }>): TellItem =>
  async ({ itemId, ...asOf }) => {
    await settle()
    const rows = await lists.selectFrom('ratings').select('report_id').where('item_id', '=', itemId).execute()
    const streams = rows.map((row) => `${ratingEvents.category}-${row.report_id}`)
    return tellStreams(store, streams, ratings, asOf)
  }

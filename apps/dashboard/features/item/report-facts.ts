import type { Channel, Item } from '../../shared/api/schema.generated.js'
import { formatInstant, type Language } from '../../shared/format/dates.js'

type Reports = Item['reports']

interface Saying {
  readonly channels: ReadonlyMap<string, Pick<Channel, 'fields'>>
  readonly language: Language
  readonly zone: string
  /** What a field is called of the nth of several reports. */
  readonly nth: (n: number, name: string) => string
  readonly yesNo: (isYes: boolean) => string
}

/** What the channels asked of an item's reports, by name; a field no channel has any more is called by its code. */
export const reportFacts = (reports: Reports, { channels, language, zone, nth, yesNo }: Saying) =>
  reports.flatMap(({ channel, fields }, index) =>
    fields.map(({ code, value }): readonly [string, string] => {
      const field = channels.get(channel)?.fields.find((one) => one.code === code)
      const name = field?.[language] ?? code
      const text = () => {
        if (field?.kind === 'instant') return formatInstant(value, zone)
        if (field?.kind === 'yesNo') return yesNo(value === 'true')
        return field?.choices?.find((choice) => choice.code === value)?.[language] ?? value
      }
      return [reports.length === 1 ? name : nth(index + 1, name), text()]
    }),
  )

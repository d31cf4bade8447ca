import { endOfDayIn, instantFromMillis, millisOf, type Day, type Instant, type TimeZone } from '@huiyin/kernel'
import { defineAlarms, type AlarmChange } from '@huiyin/read-model'
import { sanctionEvents } from '../domain/sanction/events.js'

const dayAfterBegins = (zone: TimeZone, day: Day): Instant => instantFromMillis(millisOf(endOfDayIn(zone, day)) + 1)

const cleared: AlarmChange['apply'] = (before) => before && { ...before, state: 'cleared' }

/** The alarms of sanctions: when the effect of a measure ends. */
export const sanctionAlarms = defineAlarms({
  name: 'accountability_alarms',
  says: 'One row an issued measure whose effect ends: when it is over.',
  from: sanctionEvents,
  changes: (event, at): readonly AlarmChange[] => {
    const key = `effect-expired/${at.streamId}`
    switch (event.type) {
      case 'SanctionIssued': {
        const { effectUntil, unitId } = event.data
        if (effectUntil === null) return [{ key, apply: cleared }]
        const dueAt = dayAfterBegins(at.occurred.zone, effectUntil)
        const input = { sanctionId: at.streamId, effectUntil }
        const alarm = { dueAt, command: 'NoteEffectExpired', input, state: 'set', unitId, about: dueAt } as const
        return [{ key, apply: () => alarm }]
      }
      case 'SanctionClarified':
      case 'SanctionDismissed':
      case 'FaultTolerated': // decided anew: what was issued before counts no longer
        return [{ key, apply: cleared }]
      case 'EffectExpired':
        return [{ key, apply: (before) => before && { ...before, state: 'done' } }]
      case 'SanctionProposed':
      case 'ViewStated':
      case 'BasisVoided':
        return []
    }
  },
})

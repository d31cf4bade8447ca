import { addDays, instantOfWall, type Day, type TimeZone } from '@huiyin/kernel'
import { defineAlarms, type Alarm, type AlarmChange } from '@huiyin/read-model'
import { personEvents } from '../domain/person/events.js'
import { unitEvents } from '../domain/unit/events.js'

const done: AlarmChange['apply'] = (before) => before && { ...before, state: 'done' }

const onDay = (zone: TimeZone, on: Day, alarm: Pick<Alarm, 'command' | 'input' | 'unitId'>): AlarmChange['apply'] => {
  const dueAt = instantOfWall(zone, `${on}T00:00:00.000Z`)
  return () => ({ ...alarm, dueAt, state: 'set', about: dueAt })
}

/** When a post is taken and when it is left: a change is recorded before its day or after it, and holds from it (S4-92). */
export const postAlarms = defineAlarms({
  name: 'post_alarms',
  says: 'One row the beginning and the end of an appointment: when it comes into effect.',
  from: personEvents,
  changes: (event, at): readonly AlarmChange[] => {
    const { zone } = at.occurred
    const keyOf = (is: string, postId: string, from: Day) => `${is}/${at.streamId}/${postId}/${from}`
    const left = ({ postId, unitId, validFrom }: { postId: string; unitId: string; validFrom: Day }, validTo: Day) => {
      const input = { personId: at.streamId, postId, on: addDays(validTo, 1) }
      const alarm = { command: 'NotePostLeft', input, unitId }
      return { key: keyOf('post-left', postId, validFrom), apply: onDay(zone, input.on, alarm) }
    }
    switch (event.type) {
      case 'PersonAppointed': {
        const { postId, unitId, validFrom, validTo } = event.data
        const input = { personId: at.streamId, postId, on: validFrom }
        const taken = onDay(zone, validFrom, { command: 'NotePostTaken', input, unitId })
        const ends = validTo === null ? [] : [left(event.data, validTo)]
        return [{ key: keyOf('post-taken', postId, validFrom), apply: taken }, ...ends]
      }
      case 'AppointmentEnded':
        return [left(event.data, event.data.validTo)]
      case 'PostTaken':
        return [{ key: keyOf('post-taken', event.data.postId, event.data.on), apply: done }]
      case 'PostLeft':
        return [{ key: keyOf('post-left', event.data.postId, event.data.validFrom), apply: done }]
      case 'PortfolioAssigned':
      case 'PortfolioEnded':
      case 'PersonAdded':
        return []
    }
  },
})

/** When a unit becomes part of another. */
export const mergerAlarms = defineAlarms({
  name: 'merger_alarms',
  says: 'One row a merger of units: when it comes into effect.',
  from: unitEvents,
  changes: (event, at): readonly AlarmChange[] => {
    const key = `unit-taken-over/${at.streamId}`
    switch (event.type) {
      case 'UnitMerged': {
        const on = event.data.validFrom
        const alarm = { command: 'NoteUnitTakenOver', input: { unitId: at.streamId, on }, unitId: at.streamId }
        return [{ key, apply: onDay(at.occurred.zone, on, alarm) }]
      }
      case 'UnitTakenOver':
        return [{ key, apply: done }]
      case 'UnitCreated':
      case 'UnitRenamed':
      case 'UnitMoved':
      case 'UnitClosed':
        return []
    }
  },
})

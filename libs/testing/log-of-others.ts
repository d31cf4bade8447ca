import type { EventStore } from '@huiyin/event-sourcing'

/** Appends so many facts, each a stream of its own, that are of no context's lists: for those who pass them by. */
export const appendOthers = async (store: EventStore, facts: number): Promise<void> => {
  for (let n = 0; n < facts; n += 1) {
    await store.append({
      ...{ stream: `test-thing-${n}`, expected: 'new' },
      context: {
        ...{ tenant: 'tenant-1', correlation: 'correlation-1', causation: 'causation-1' },
        occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person: 'person-1', post: null, unit: null },
        command: { id: `command-${n}`, print: 'print' },
      },
      events: [{ type: 'ThingPut', schema: 1, body: '{}' }],
    })
  }
}

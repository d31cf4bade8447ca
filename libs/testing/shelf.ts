import { defineEvents, event, type Decider, type EventOf } from '@huiyin/event-sourcing'
import { accept, reject } from '@huiyin/kernel'
import { z } from 'zod'

/** The smallest aggregate with everything an aggregate can do: a shelf for three books, each on it once. */
export const shelfEvents = defineEvents('library-shelf', {
  BookPlaced: event(
    1,
    'A book was put on the shelf.',
    z.object({ book: z.string().min(1), note: z.string().default('') }),
  ),
  BookTaken: event(1, 'A book was taken off the shelf.', z.object({ book: z.string() })),
})
export type ShelfEvent = EventOf<typeof shelfEvents>

/** `SwapBook` puts a book in place of another: two facts. */
export type ShelfCommand =
  | { readonly type: 'PlaceBook'; readonly book: string }
  | { readonly type: 'SwapBook'; readonly book: string; readonly for: string }
export type ShelfRefusal = 'ShelfFull' | 'BookMissing'

/** As a decider may write it, without the fields that have a default. */
const placed = (book: string): ShelfEvent => ({ type: 'BookPlaced', data: { book } as { book: string; note: string } })

export const shelf: Decider<ShelfCommand, ShelfEvent, readonly string[], ShelfRefusal> = {
  initialState: [],
  evolve: (books, { type, data }) => {
    switch (type) {
      case 'BookPlaced':
        return [...books, data.book]
      case 'BookTaken':
        return books.filter((book) => book !== data.book)
    }
  },
  decide: (command, books) => {
    if (books.includes(command.book)) return accept()
    switch (command.type) {
      case 'PlaceBook':
        return books.length >= 3 ? reject('ShelfFull') : accept(placed(command.book))
      case 'SwapBook':
        if (!books.includes(command.for)) return reject('BookMissing')
        return accept<ShelfEvent>({ type: 'BookTaken', data: { book: command.for } }, placed(command.book))
    }
  },
}

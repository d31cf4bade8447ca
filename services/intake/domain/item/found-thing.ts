/** A finding as its inspection has it, to become an item. */
export interface FoundThing {
  readonly channel: string
  readonly text: string
  readonly category: string
  readonly manifestation?: string | undefined
  readonly violation?: string | undefined
  readonly place: string | null
  readonly complainedOf?: readonly string[] | undefined
}

/** A field of a command's form; its name is the name in the command. */
export type FieldSpec = {
  readonly name: string
  /** May be left empty; it is then sent as null. */
  readonly optional?: true
  /** Left empty, it is not sent at all. */
  readonly leftOut?: true
  /** What it is called on the screen, where that is not its name. */
  readonly label?: string
  /** What yes and no mean, where that is not said under its name. */
  readonly decision?: string
} & (
  | {
      readonly kind:
        | 'line'
        | 'paragraph'
        | 'reply'
        | 'unit'
        | 'person'
        | 'persons'
        | 'category'
        | 'violation'
        | 'campaign'
        | 'report'
        | 'asker'
        | 'evidence'
        | 'decision'
        | 'day'
        | 'mode'
        | 'milestone'
        | 'record'
        | 'ledger'
        | 'words'
        | 'areas'
    }
  | { readonly kind: 'choices'; readonly words: string; readonly options: readonly string[] }
  | { readonly kind: 'choice'; readonly words: string; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
)

/** How one command is asked for: what its target is called in the command, and what is filled in. */
export interface CommandForm {
  readonly target: 'itemId' | 'entryId'
  readonly fields: readonly FieldSpec[]
  /** The unit that has the item is sent as well. */
  readonly withUnit?: true
  /** It may have happened on the spot, and be recorded later: then the form asks when. */
  readonly onSite?: true
  /** What is sent beside the fields and is not asked for. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** What the place says in which it was chosen: a command on a fact of the history is offered there alone. */
  readonly beside?: readonly string[]
}

import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'

/** Areas are a plain copy of what was stored, and their numbers come from one look at the list. */
const AREAS = 2_000

@ObjectType({ description: 'An area of a layer.' })
export class MapArea {
  @Field(() => String)
  readonly code!: string
  @Field(() => String, { nullable: true })
  readonly name!: string | null
  @Field(() => [[[[Float]]]], {
    description: 'Of each part its outline, then its holes: rings of longitude and latitude.',
    complexity: 1,
  })
  readonly parts!: readonly (readonly (readonly (readonly number[])[])[])[]
}

@ObjectType({ description: 'A layer of the map as it is drawn now.' })
export class MapLayer {
  @Field(() => String, { description: 'cells or units' })
  readonly code!: string
  @Field(() => Int)
  readonly version!: number
  @Field(() => String)
  readonly zh!: string
  @Field(() => String)
  readonly en!: string
  @Field(() => String, { description: 'Who drew the areas.' })
  readonly source!: string
  @Field(() => String, { description: 'The day on which they stood so.' })
  readonly drawnOn!: string
  @Field(() => [MapArea], { complexity: AREAS })
  readonly areas!: readonly MapArea[]
}

@ObjectType({ description: 'What one area has, of the items that the asker sees and wants.' })
export class AreaCounts {
  @Field(() => ID, { nullable: true, description: 'Null: items that have no cell, or no unit.' })
  readonly code!: string | null
  @Field(() => Int)
  readonly items!: number
  @Field(() => Int, { description: 'Nobody has answered yet, nor was it declined or withdrawn.' })
  readonly unanswered!: number
  @Field(() => Int, { description: 'An entry is past its deadline and not closed out.' })
  readonly overdue!: number
  @Field(() => Int)
  readonly reports!: number
}

@ObjectType()
export class MapCounts {
  @Field(() => [AreaCounts], { complexity: AREAS })
  readonly rows!: readonly AreaCounts[]
  @Field(() => Int, { description: 'All items that were counted.' })
  readonly total!: number
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

import { commandsByContext, dashboardQuestions, type QuestionDefinition, type Role } from '@huiyin/contracts'
import { answered, mayAtAll, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import type { DashboardPorts } from './ports.js'

/** The signed-in person, and what the roles allow at all. */
export interface Me extends Omit<Viewer, 'postId' | 'atOrAbove'> {
  readonly zone: string
  readonly commands: readonly string[]
  /** The questions these roles may ask: what there is a page for. */
  readonly questions: readonly string[]
}

const mayAsk = ({ roles }: QuestionDefinition, held: readonly Role[]): boolean =>
  roles === 'signedIn' || held.some((role) => roles.includes(role))

/** Who is signed in. */
export const findMe = async (
  { zoneOf }: Pick<DashboardPorts, 'zoneOf'>,
  viewer: Viewer,
): Promise<QuestionAnswer<Me>> => {
  const { login, personId, name, tenant, roles, unitId, unitIds } = viewer
  const commands = Object.values(commandsByContext)
    .flatMap((definitions) => Object.entries(definitions))
    .filter(([, definition]) => mayAtAll(definition, viewer))
    .map(([command]) => command)
    .sort()
  const questions = Object.entries<QuestionDefinition>(dashboardQuestions)
    .filter(([, definition]) => mayAsk(definition, roles))
    .map(([question]) => question)
    .sort()
  return answered({ login, personId, name, tenant, zone: zoneOf(tenant), roles, unitId, unitIds, commands, questions })
}

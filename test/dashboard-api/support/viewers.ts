import type { Role } from '@huiyin/contracts'
import type { Viewer } from '@huiyin/nest-platform'

/** Somebody of the city with one role, appointed to a unit or to none. */
export const viewerWith = (role: Role, unitIds: readonly string[] = [], tenant = 'city'): Viewer => ({
  login: role,
  personId: `person-${role}`,
  name: `人员${role}`,
  tenant,
  roles: [role],
  postId: null,
  unitId: unitIds[0] ?? null,
  unitIds,
  atOrAbove: [`person-${role}`],
})

/** Failures in a row before an account is locked for a while. */
export const failuresAllowed = 5;
const lockMinutes = 15;

export type SignInFailures = { failedSignIns: number; lockedUntil: Date | null };

/** Whether the account is locked at this moment. */
export function isLocked(user: SignInFailures, at: Date): boolean {
  return user.lockedUntil !== null && user.lockedUntil > at;
}

/** The state after one more failure: from the fifth on the account is locked for fifteen minutes. */
export function afterFailure(user: SignInFailures, at: Date): SignInFailures {
  const failedSignIns = user.failedSignIns + 1;
  const locked = failedSignIns % failuresAllowed === 0;
  return {
    failedSignIns,
    lockedUntil: locked ? new Date(at.getTime() + lockMinutes * 60_000) : user.lockedUntil,
  };
}

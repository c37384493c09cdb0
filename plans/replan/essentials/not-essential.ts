/** Why a task was left out when the essentials were kept, as it stands on its page. */
export const NOT_ESSENTIAL = 'Not among the essentials for the time left';

/** Whether a role word as printed charges persons and no bodies: 责任领导, 牵头领导, 责任人. */
export const chargesPersons = (printed: string | null): boolean => printed !== null && /(?:领导|人)$/.test(printed);

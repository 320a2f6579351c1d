package dev.saldo.history.jooq.column;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The condition that a query has a row. In jOOQ 3.21 the parameter of its method has another type,
 * and a host decides which version runs, so the method is found by its name.
 */
public final class SubqueryCondition {

  private static final MethodHandle EXISTS = find();

  private SubqueryCondition() {}

  /** Returns the condition that a query, which may refer to the one around it, has a row. */
  public static Condition hasRow(Select<?> query) {
    try {
      return (Condition) EXISTS.invokeExact(query);
    } catch (Throwable e) {
      throw new IllegalStateException("jOOQ cannot make a condition of a query", e);
    }
  }

  private static MethodHandle find() {
    Method exists =
        Arrays.stream(DSL.class.getMethods())
            .filter(method -> method.getName().equals("exists"))
            .filter(method -> method.getParameterCount() == 1)
            .filter(method -> method.getParameterTypes()[0].isAssignableFrom(Select.class))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("this jOOQ has no DSL.exists(Select)"));
    try {
      return MethodHandles.publicLookup()
          .unreflect(exists)
          .asType(MethodType.methodType(Condition.class, Select.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("DSL.exists is public", e);
    }
  }
}

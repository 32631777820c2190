package io.numflink.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows between modules point down.
 *
 * <pre>
 *                launcher
 *                   |
 *                  job
 *         /         |        \     ml
 *   connectors  lambdapack   glm  /
 *         \         |        /
 *                 array
 *                   |
 *                 lshs
 * </pre>
 */
@AnalyzeClasses(packages = "io.numflink", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleArrowsTest {
  @ArchTest
  static final ArchRule arrowsPointDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("launcher")
          .definedBy("io.numflink.launcher..")
          .layer("job")
          .definedBy("io.numflink.job..")
          .layer("connectors")
          .definedBy("io.numflink.connectors..")
          .layer("lambdapack")
          .definedBy("io.numflink.lambdapack..")
          .layer("ml")
          .definedBy("io.numflink.ml..")
          .layer("glm")
          .definedBy("io.numflink.glm..", "io.numflink.iteration..")
          .layer("array")
          .definedBy("io.numflink.array..")
          .layer("lshs")
          .definedBy("io.numflink.lshs..")
          .whereLayer("launcher")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("launcher")
          .whereLayer("ml")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("connectors")
          .mayOnlyBeAccessedByLayers("job", "launcher")
          .whereLayer("lambdapack")
          .mayOnlyBeAccessedByLayers("job", "launcher")
          .whereLayer("glm")
          .mayOnlyBeAccessedByLayers("ml", "job", "launcher")
          .whereLayer("array")
          .mayOnlyBeAccessedByLayers("connectors", "lambdapack", "glm", "ml", "job", "launcher");

  @ArchTest
  static final ArchRule everyClassHasItsLayer =
      classes()
          .should()
          .resideInAnyPackage(
              "io.numflink.launcher..",
              "io.numflink.job..",
              "io.numflink.connectors..",
              "io.numflink.lambdapack..",
              "io.numflink.glm..",
              "io.numflink.iteration..",
              "io.numflink.ml..",
              "io.numflink.array..",
              "io.numflink.lshs..");

  @ArchTest
  static final ArchRule iterationsKnowNoModels =
      noClasses()
          .that()
          .resideInAPackage("io.numflink.iteration..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.numflink.glm..");

  @ArchTest
  static final ArchRule onlyStagesKnowFlinkMl =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.numflink.ml..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink.ml..", "org.apache.flink.table..");

  @ArchTest
  static final ArchRule groundFloorKnowsOnlyTheKeyGroupHashOfFlink =
      noClasses()
          .that()
          .resideInAPackage("io.numflink.lshs..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.apache.flink..", "io.numflink..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.numflink.lshs..", "org.apache.flink.runtime.state"))));

  @ArchTest
  static final ArchRule clustersKnowNeitherArraysNorTheCommandLine =
      classes()
          .that()
          .resideInAPackage("io.numflink.launcher.cluster..")
          .should()
          .onlyDependOnClassesThat(
              not(resideInAnyPackage("io.numflink..", "picocli.."))
                  .or(
                      resideInAnyPackage(
                          "io.numflink.launcher.cluster..", "io.numflink.array.cluster..")));

  @ArchTest
  static final ArchRule launcherHasNoCycles =
      slices().matching("io.numflink.launcher.(*)..").should().beFreeOfCycles();
}

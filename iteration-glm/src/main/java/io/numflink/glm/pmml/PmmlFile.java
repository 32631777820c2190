package io.numflink.glm.pmml;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.model.Model;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The PMML form of a model: a {@code GeneralRegressionModel} that any consumer of PMML 4.4 can
 * apply. The formula stands in an extension, from which NumFlink reads its own files again.
 */
public final class PmmlFile {
  static final String NAMESPACE = "http://www.dmg.org/PMML-4_4";

  private static final String SUFFIX = ".pmml";

  private PmmlFile() {}

  /** Whether a path is one of PMML, by its suffix. */
  public static boolean isPmml(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  /** Whether a text may be PMML rather than JSON. */
  public static boolean isXml(String text) {
    return text.stripLeading().startsWith("<");
  }

  /**
   * The text of a model.
   *
   * @throws GlmException if PMML has no words for it
   */
  public static String write(Model model) {
    try {
      Document document = parser().newDocument();
      document.appendChild(new PmmlWriter(document, model).root());
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.INDENT, "yes");
      // Its own declaration has no line to itself.
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The model of a text.
   *
   * @param name of the file, for messages
   * @throws GlmException if it is not one that NumFlink has written
   */
  public static Model read(String text, String name) {
    Document document;
    try {
      document = parser().parse(new InputSource(new StringReader(text)));
    } catch (SAXException e) {
      throw new GlmException("%s is no PMML: %s".formatted(name, e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new PmmlReader(name).read(document.getDocumentElement());
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      // Entities could read files and fill the memory.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Throwing());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK's own prints errors, besides. */
  private static final class Throwing implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXParseException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXParseException {
      throw e;
    }
  }
}
